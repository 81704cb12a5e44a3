"""What a screen reader hears of the counter: run by the system's Python, spoken to in lines of JSON.

Requests on standard input: ``{"do": "tree"}``, ``{"do": "focus"}``, ``{"do": "heard"}``; each is
answered by one line. It imports nothing of ours and runs in a process of its own, so all it knows
came over the bus.
"""

import json
import sys
import warnings
from typing import Any

import gi  # type: ignore[import-not-found]  # the system's Python has it

gi.require_version("Atspi", "2.0")
# The ways newer versions of the library prefer are not in the one of Debian 12.
warnings.simplefilter("ignore", DeprecationWarning)
from gi.repository import Atspi, GLib  # type: ignore[import-not-found]  # noqa: E402

PROGRAM = "Loket LAPOR!"
CELLS_READ = 48
"""Of a table: the first rows tell how all of them are spoken."""

heard: list[dict[str, str]] = []


def program() -> Any:
    """The counter among the applications of the bus; None while it is not there."""
    desktop = Atspi.get_desktop(0)
    for place in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(place)
        if application is not None and application.get_name() == PROGRAM:
            application.set_cache_mask(Atspi.Cache.NONE)
            return application
    return None


def described(thing: Any) -> dict[str, Any]:
    """One object as it presents itself."""
    text = thing.get_text_iface()
    return {
        "name": thing.get_name() or "",
        "role": thing.get_role_name(),
        "description": thing.get_description() or "",
        "states": sorted(state.value_nick for state in thing.get_state_set().get_states()),
        "text": Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text))
        if text is not None
        else "",
        "actions": _actions(thing),
        "labelled_by": [
            relation.get_target(place).get_name()
            for relation in thing.get_relation_set()
            if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY
            for place in range(relation.get_n_targets())
        ],
    }


def _actions(thing: Any) -> list[str]:
    actions = thing.get_action_iface()
    if actions is None:
        return []
    return [Atspi.Action.get_action_name(actions, place) for place in range(actions.get_n_actions())]


def walked(thing: Any) -> dict[str, Any]:
    """An object with all below it that is on the screen: a reader passes over what is not shown."""
    told = described(thing)
    count = thing.get_child_count()
    if told["role"] == "table":
        count = min(count, CELLS_READ)
    told["children"] = [
        walked(child)
        for child in (thing.get_child_at_index(place) for place in range(count))
        if child is not None and _is_shown(child)
    ]
    return told


def _is_shown(thing: Any) -> bool:
    states = thing.get_state_set()
    return bool(states.contains(Atspi.StateType.VISIBLE) and states.contains(Atspi.StateType.SHOWING))


def focused(thing: Any) -> dict[str, Any] | None:
    """The object with the keyboard, looked for from the top as a reader does that has just begun."""
    if thing.get_state_set().contains(Atspi.StateType.FOCUSED) and thing.get_role_name() not in (
        "frame",
        "dialog",
    ):
        return described(thing)
    if thing.get_role_name() == "table":
        return None
    for place in range(thing.get_child_count()):
        child = thing.get_child_at_index(place)
        found = focused(child) if child is not None and _is_shown(child) else None
        if found is not None:
            return found
    return None


def answer(asked: dict[str, Any]) -> Any:
    """What was asked for; None where the program is not on the bus."""
    if asked["do"] == "heard":
        return heard
    application = program()
    if application is None:
        return None
    return walked(application) if asked["do"] == "tree" else focused(application)


def listen(event: Any) -> None:
    """Keep what is announced, and where the keyboard went."""
    if event.type.startswith("object:announcement"):
        heard.append({"event": "announcement", "said": str(event.any_data), "politeness": str(event.detail1)})
    elif event.type.startswith("object:state-changed:focused") and event.detail1:
        heard.append({"event": "focus", "said": event.source.get_name() or ""})


def serve(_source: Any, _condition: Any) -> bool:
    """One request; the end of the input ends the reader."""
    line = sys.stdin.readline()
    if not line:
        loop.quit()
        return False
    try:
        told = {"answer": answer(json.loads(line))}
    except GLib.Error as problem:  # an object went away while it was read
        told = {"gone": str(problem)}
    print(json.dumps(told), flush=True)
    return True


if __name__ == "__main__":
    loop = GLib.MainLoop()
    listener = Atspi.EventListener.new(listen)
    for kind in ("object:announcement", "object:state-changed:focused"):
        listener.register(kind)
    GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, serve)
    print(json.dumps({"answer": "listening"}), flush=True)
    loop.run()
