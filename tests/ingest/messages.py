"""E-mail messages for tests."""

from email.message import EmailMessage


def message(body: str | None = None, *, subtype: str = "plain", **fields: str) -> EmailMessage:
    """A message as sent; `fields` replace or add header fields, `_` standing for `-`."""
    made = EmailMessage()
    sent = {
        "From": "Anne Dupré <anne.dupre@exemple.fr>",
        "To": "comite@exemple.fr",
        "Subject": "Réunion du comité",
        "Date": "Mon, 03 Jun 2024 09:12:00 +0200",
        "Message-ID": "<1@exemple.fr>",
    } | {name.replace("_", "-"): value for name, value in fields.items()}
    for name, value in sent.items():
        made[name] = value
    if body is not None:
        made.set_content(body, subtype=subtype, cte="base64")
    return made
