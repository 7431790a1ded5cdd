"""Forms of the admin as a browser would send them."""

from xml.etree.ElementTree import Element

import html5lib
from django.http import HttpResponse


def sent_by(response: HttpResponse, form_id: str) -> dict[str, str]:
    """What the form on the page sends when nobody has touched it, without its buttons."""
    document = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    form = next(element for element in document.iter("form") if element.get("id") == form_id)
    fields: dict[str, str] = {}
    for element in form.iter():
        name = element.get("name")
        if name and "__prefix__" not in name and (value := _value(element)) is not None:
            fields[name] = value
    return fields


def _value(element: Element) -> str | None:
    if element.tag == "textarea":
        return (element.text or "").replace("\n", "\r\n")  # as browsers send it
    if element.tag == "select":
        chosen = [option.get("value", "") for option in element.iter("option") if option.get("selected") is not None]
        return chosen[-1] if chosen else None
    if element.tag != "input" or element.get("type") in ("submit", "file", "radio"):
        return None
    if element.get("type") == "checkbox":
        return "on" if element.get("checked") is not None else None
    return element.get("value", "")


def messages_of(response: HttpResponse) -> list[str]:
    return [str(message) for message in response.context["messages"]]
