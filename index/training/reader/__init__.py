"""How the reader is trained. It answers: where does the model come from that says whether a passage answers?

Not for running it (`index.models.reader` does). The same data and working folders as the encoder's, after
`contrastive` and `mining`; prefix with `python -m index.training.reader.`:

    train   --data DATA --out WORK --start MODEL      its weights, from the encoder's
    mean    --models READER READER --out WORK         between those trained apart
    export  --data DATA --out WORK --to DIR           its int8 form
"""
