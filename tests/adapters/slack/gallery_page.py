"""A page that draws Slack's blocks roughly: near enough to see what stands where, and how long it is."""

import json
import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any, Final

from nudges.language import Language

STYLE: Final = """
:root { font: 15px/1.46 Lato, "Segoe UI", sans-serif; color: #1d1c1d; }
body { margin: 1rem; background: #f8f8f8; }
main { display: flex; flex-wrap: wrap; gap: 1rem; align-items: flex-start; }
article { width: 23rem; background: #fff; border: 1px solid #ddd; border-radius: 8px; padding: .8rem; }
article.modal { border-color: #1264a3; } article.home { border-color: #611f69; }
h2 { font-size: .75rem; color: #616061; margin: 0 0 .5rem; font-weight: 400; }
h3 { font-size: 1.15rem; margin: .2rem 0; }
.section, .context, .label { white-space: pre-wrap; overflow-wrap: anywhere; margin: .5rem 0; }
.context, .hint { font-size: .8rem; color: #616061; }
.label { font-weight: 700; margin-bottom: .2rem; }
.field, .button { border: 1px solid #868686; border-radius: 4px; padding: .2rem .7rem; }
.field { min-height: 1.4rem; white-space: pre-wrap; }
.button { display: inline-block; margin: .15rem .3rem .15rem 0; font-weight: 700; }
.primary { background: #007a5a; color: #fff; border-color: #007a5a; }
.menu { font-size: .8rem; border-left: 3px solid #ddd; padding-left: .5rem; }
.bar { display: flex; justify-content: space-between; border-bottom: 1px solid #ddd; font-weight: 700; }
details { font-size: .75rem; margin-top: .5rem; } pre { white-space: pre-wrap; overflow-wrap: anywhere; }
a { color: #1264a3; } hr { border: 0; border-top: 1px solid #ddd; }
"""
_LINK: Final = re.compile(r"&lt;((?:https?|mailto):[^|&]*(?:&amp;amp;[^|&]*)*)(?:\|(.*?))?&gt;")


def page(drawn: Mapping[Language, Mapping[str, Mapping[str, Any]]]) -> str:
    """Return the page: a chapter a language, in it everything by name."""
    chapters = "".join(_chapter(language, its) for language, its in drawn.items())
    return f"<!doctype html><meta charset=utf-8><title>Dult in Slack</title><style>{STYLE}</style>{chapters}"


def _chapter(language: Language, its: Mapping[str, Mapping[str, Any]]) -> str:
    articles = "".join(_article(name, one) for name, one in its.items())
    return f"<h1 id={language}>{language}</h1><main>{articles}</main>"


def _article(name: str, drawing: Mapping[str, Any]) -> str:
    its = drawing["payload"]
    kind = its.get("type", "message")
    parts = [*_frame(its), *(part for block in its["blocks"] for part in _block(block)), *_foot(its)]
    if text := drawing.get("text"):
        parts.append(f"<details><summary>Read aloud</summary><pre>{escape(text)}</pre></details>")
    shown = escape(json.dumps(its, ensure_ascii=False, indent=1))
    parts.append(f"<details><summary>JSON</summary><pre>{shown}</pre></details>")
    return f'<article class="{kind}" id="{name}"><h2>{name} · {kind}</h2>{"".join(parts)}</article>'


def _frame(its: Mapping[str, Any]) -> Iterator[str]:
    if "title" in its:
        yield f"<p class=bar>{_plain(its['title'])}<span>×</span></p>"


def _foot(its: Mapping[str, Any]) -> Iterator[str]:
    for name in ("close", "submit"):
        if name in its:
            main = " primary" if name == "submit" else ""
            yield f'<span class="button{main}">{_plain(its[name])}</span>'


def _block(block: Mapping[str, Any]) -> Iterator[str]:
    match block["type"]:
        case "header":
            yield f"<h3>{_plain(block['text'])}</h3>"
        case "section":
            yield f"<div class=section>{_marked_up(block['text']['text'])}</div>"
        case "context":
            yield from (f"<div class=context>{_marked_up(one['text'])}</div>" for one in block["elements"])
        case "divider":
            yield "<hr>"
        case "actions":
            yield from map(_element, block["elements"])
        case "input":
            optional = " (optional)" if block.get("optional") else ""
            yield f"<div class=label>{_plain(block['label'])}{optional}</div>{_element(block['element'])}"
            if "hint" in block:
                yield f"<div class=hint>{_plain(block['hint'])}</div>"
        case kind:
            raise AssertionError(f"The page cannot draw a block of type {kind!r} yet.")


def _element(its: Mapping[str, Any]) -> str:
    match its["type"]:
        case "button":
            return f'<span class="button {its.get("style", "")}">{_plain(its["text"])}</span>'
        case "overflow":
            return f"<span class=button>⋯</span><div class=menu>{'<br>'.join(_labels(its))}</div>"
        case "radio_buttons" | "checkboxes" as kind:
            mark = "○" if kind == "radio_buttons" else "☐"
            return "".join(f"<div>{mark} {label}</div>" for label in _labels(its))
        case "static_select" | "multi_static_select":
            choices = " · ".join(_labels(its))
            return f"<div class=field>{_plain(its['placeholder'])} ▾</div><div class=menu>{choices}</div>"
        case _:
            filled = its.get("initial_value") or its.get("initial_date") or ""
            return f"<div class=field>{escape(filled)}</div>"


def _labels(its: Mapping[str, Any]) -> Iterator[str]:
    for option in its.get("options", ()):
        below = f" <span class=hint>{_plain(option['description'])}</span>" if "description" in option else ""
        yield _plain(option["text"]) + below


def _plain(text: Mapping[str, str]) -> str:
    return escape(text["text"])


def _marked_up(text: str) -> str:
    shown = _LINK.sub(lambda found: f"<a>{found[2] or found[1]}</a>", escape(text, quote=False))
    shown = re.sub(r"(?<![\w*])\*(\S(?:[^*\n]*\S)?)\*(?![\w*])", r"<b>\1</b>", shown)
    shown = re.sub(r"(?<![\w_])_(\S(?:[^_\n]*\S)?)_(?![\w_])", r"<i>\1</i>", shown)
    return shown.replace("&amp;", "&")
