"""Files that could not be read, as the page that lists documents asks for them."""

from fastapi.testclient import TestClient

from tests.service.http.test_problems import check
from tests.service.http.test_uploads import upload


def test_none_where_everything_was_read(client: TestClient) -> None:
    assert client.get("/v1/failures").json() == {"failures": [], "total": 0}


def test_each_is_named_with_its_reason_until_it_is_read(client: TestClient) -> None:
    upload(client, ("vide.txt", b""), ("faux.pdf", b"Ceci est un texte."))

    listed = client.get("/v1/failures").json()
    assert listed["total"] == 2
    assert [failure["source"] for failure in listed["failures"]] == ["faux.pdf", "vide.txt"]
    assert listed["failures"][1] == {"source": "vide.txt", "reason": "Le fichier est vide."}
    assert "«\u00a0.pdf\u00a0»" in listed["failures"][0]["reason"]

    upload(client, ("vide.txt", b"La cantine ferme tard.\n"))
    assert [failure["source"] for failure in client.get("/v1/failures").json()["failures"]] == ["faux.pdf"]


def test_they_are_counted_beyond_those_listed(client: TestClient) -> None:
    upload(client, *((f"vide-{number}.txt", b"") for number in range(5)))

    listed = client.get("/v1/failures?limit=2").json()
    assert [failure["source"] for failure in listed["failures"]] == ["vide-0.txt", "vide-1.txt"]
    assert listed["total"] == 5
    check(client.get("/v1/failures?limit=0"), 422, "limit")
