"""What the service does beside answering: documents received over HTTP, kept on disk until they are in the
index, and a change of encoder.
"""

from service.jobs.encoder_change import EncoderChange
from service.jobs.queue import IngestionQueue

__all__ = ["EncoderChange", "IngestionQueue"]
