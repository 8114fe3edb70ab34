"""Files that Dult offers a person, and the storage they are put in: …/bots/how-to/bots-filesv4."""

import secrets

from tests.adapters.teams.fake.records import Json, Posted, Upload
from tests.adapters.teams.fake.world import World

CONSENT = "application/vnd.microsoft.teams.card.file.consent"


def accepted(world: World, user: str, name: str) -> Json:
    """Open a place for a file, and return the ``value`` that tells of it."""
    _, content = asked(world, user, name)
    upload = secrets.token_hex(8)
    world.uploads[upload] = Upload(name=name, user=user)
    info = {
        "uploadUrl": f"{world.base}upload/{upload}",
        "contentUrl": f"https://example.sharepoint.com/{upload}/{name}",
        "name": name,
        "uniqueId": upload,
        "fileType": name.rpartition(".")[2],
    }
    return {"type": "fileUpload", "action": "accept", "context": content["acceptContext"], "uploadInfo": info}


def declined(world: World, user: str, name: str) -> Json:
    """Return the ``value`` that tells of a file that is not wanted."""
    _, content = asked(world, user, name)
    return {"type": "fileUpload", "action": "decline", "context": content["declineContext"]}


def asked(world: World, user: str, name: str) -> tuple[Posted, Json]:
    """Return the newest message that asks a person about a file, and what its card carries."""
    mine = [
        one for there in world.conversations.values() if there.user == user for one in there.posted.values()
    ]
    for one in reversed(mine):
        for card in one.activity.get("attachments") or ():
            if card.get("contentType") == CONSENT and card["name"] == name and not one.deleted:
                return one, dict(card["content"])
    raise AssertionError(f"{user} is not asked about {name!r}.")
