"""Dult's token travels to Teams' hosts and to nobody else's (teams.md §4.5)."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from yarl import URL

from adapters.teams.trust.hosts import ServiceHosts
from bot.settings_teams import SERVICE_HOSTS

MICROSOFTS = ServiceHosts.of(SERVICE_HOSTS)


@pytest.mark.parametrize(
    "url",
    [
        "https://smba.trafficmanager.net/emea/00000000-0000-0000-0000-000000000001/",
        "https://smba.trafficmanager.net/teams/",
        "https://smba.trafficmanager.net/teams",
        "https://smba.trafficmanager.net",
        "https://smba.trafficmanager.net:443/amer/",
        "HTTPS://SMBA.TrafficManager.net/emea/",
        "https://europe.webchat.botframework.com/",
        "https://directline.botframework.com/",
        "https://smba.trafficmanager.net/emea/v3/conversations/19%3Aa%40thread.tacv2/pagedmembers?pageSize=500",
        "https://smba.infra.gcc.teams.microsoft.com/gcc",
        "https://smba.infra.gov.teams.microsoft.us/gcch",
        "https://smba.infra.dod.teams.microsoft.us/dod",
    ],
)
def test_teams_own_hosts_are_written_to(url: str) -> None:
    assert MICROSOFTS.allows(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://evil",
        "https://evil.example/",
        "http://smba.trafficmanager.net/emea/",
        "http://europe.botframework.com/",
        "https://smba.trafficmanager.net@evil.example/",
        "https://smba.trafficmanager.net:x@evil.example/",
        "https://evil.example@smba.trafficmanager.net/",
        "https://evil.example#@smba.trafficmanager.net/",
        "https://evil.example?@smba.trafficmanager.net/",
        "https://evil.example/https://smba.trafficmanager.net/",
        "https://evil.example\\@smba.trafficmanager.net/",
        "https://smba.trafficmanager.net\\@evil.example/",
        "https://smba.trafficmanager.net.evil.example/",
        "https://evilsmba.trafficmanager.net/",
        "https://evil.smba.trafficmanager.net/",
        "https://evil.trafficmanager.net/",
        "https://evilbotframework.com/",
        "https://botframework.com/",
        "https://botframework.com.evil.example/",
        "https://.botframework.com/",
        "https://evil..botframework.com/",
        "https://smba.trafficmanager.net./",
        "https://smba.trafficmanager.net:8443/",
        "https://smba.trafficmanager.net:0443x/",
        "https://smba.trafficmanager.net:/",
        "https://smba.trafficmanager.net/emea/#evil",
        "https://smba.trafficmanager.net/emea/\n",
        "https://smba.trafficmanager.net/emea/\r\nHost: evil.example",
        " https://smba.trafficmanager.net/",
        "https://smba%2Etrafficmanager.net/",
        "https://\u017fmba.trafficmanager.net/",
        "https://smba.trafficmanager.net\u3002evil.example/",
        "https://smba\uff0etrafficmanager\uff0enet/",
        "https:smba.trafficmanager.net/",
        "https:///smba.trafficmanager.net/",
        "//smba.trafficmanager.net/",
        "smba.trafficmanager.net",
        "ftp://smba.trafficmanager.net/",
        "file:///etc/passwd",
        "https://127.0.0.1/",
        "https://localhost/",
        "https://[::1]/",
        "https://169.254.169.254/metadata/identity/",
        "",
        "https://smba.trafficmanager.net/" + "a" * 2000,
    ],
)
def test_nobody_else_is(url: str) -> None:
    assert not MICROSOFTS.allows(url)


def test_an_address_for_answers_has_no_query_that_would_swallow_the_path_behind_it() -> None:
    assert MICROSOFTS.serves("https://smba.trafficmanager.net/emea/")
    assert not MICROSOFTS.serves("https://smba.trafficmanager.net/emea/?to=evil.example")


@pytest.mark.parametrize(
    ("names", "url", "allowed"),
    [
        (("127.0.0.1:3978",), "http://127.0.0.1:3978/emea/", True),
        (("127.0.0.1:3978",), "http://127.0.0.1:3979/emea/", False),
        (("127.0.0.1:3978",), "http://localhost:3978/emea/", False),
        (("127.0.0.1",), "http://127.0.0.1:56150/_connector", True),
        (("127.0.0.1",), "https://127.0.0.1:56150/_connector", True),
        (("localhost",), "http://localhost:56150/_connector", True),
        (("localhost",), "http://localhost.evil.example:56150/", False),
        (("[::1]:80",), "http://[::1]:80/", True),
        (("127.0.0.1",), "http://127.1:80/", False),
        (("127.0.0.1",), "http://2130706433/", False),
        (("127.0.0.1",), "http://0x7f000001/", False),
        (("teams.example:8443",), "https://teams.example:8443/", True),
        (("teams.example:8443",), "https://teams.example/", False),
        (("teams.example",), "https://teams.example:8443/", False),
        (("teams.example",), "http://teams.example/", False),
        (("10.0.0.1",), "http://10.0.0.1/", False),
        (("*.teams.example",), "https://a.b.teams.example/", True),
        (("*.teams.example",), "https://teams.example/", False),
    ],
)
def test_the_settings_name_other_hosts_and_plain_http_stays_on_this_machine(
    names: tuple[str, ...], url: str, *, allowed: bool
) -> None:
    assert ServiceHosts.of(names).allows(url) is allowed


@given(st.text(max_size=60), st.text(alphabet="@:/\\?#.%[]smba ev\u3002\u017f", max_size=12))
@example("", "@evil.example")
def test_whatever_is_allowed_the_http_client_reads_as_one_of_teams_hosts(before: str, after: str) -> None:
    tried = [
        f"https://{before}smba.trafficmanager.net{after}",
        f"https://{before}smba.trafficmanager.net{after}/emea/",
        f"{before}{after}",
    ]

    for url in filter(MICROSOFTS.allows, tried):
        read = URL(url)
        assert (read.scheme, read.user, read.port) == ("https", None, 443)
        assert read.host == "smba.trafficmanager.net" or str(read.host).endswith(".botframework.com")
