"""The thread that lets the base answer with another encoder, once everything is encoded with it."""

import logging
import threading

from index.errors import StoreError
from index.folder import DataFolder
from index.sync import change_encoder
from index.types import Encoder

logger = logging.getLogger(__name__)

SHUTDOWN_SECONDS = 10.0
"""How long closing waits for the texts being encoded; they are encoded again with the next start."""


class EncoderChange:
    """Begins at once, and has nothing to do where the base answers with `encoder` already."""

    def __init__(self, folder: DataFolder, encoder: Encoder) -> None:
        self._folder = folder
        self._encoder = encoder
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._work, name="encoder", daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._closing.set()
        self._thread.join(SHUTDOWN_SECONDS)

    def _work(self) -> None:
        try:
            change_encoder(self._folder, self._encoder, self._closing)
        except StoreError as error:
            # Nothing has changed for those who ask.
            logger.error("Le changement de modèle de langue reprendra au prochain démarrage : %s", error)
        except Exception:
            logger.exception("Le changement de modèle de langue reprendra au prochain démarrage.")
