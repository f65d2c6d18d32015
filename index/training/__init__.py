"""How the French sentence encoder is trained. It answers: where do the weights come from?

Not for running the encoder (`index.models` does that) nor for judging it (`eval` does: training logs losses only).
Needs the optional extra `training`. Every step reads a data folder and an output folder, has its seed fixed in
`recipe.py`, and can be run again alone:

    python -m index.training.tokenizer   --data DATA --out WORK              # French WordPiece vocabulary
    python -m index.training.transplant  --data DATA --out WORK              # English weights under the new vocabulary
    python -m index.training.teacher     --data DATA --out WORK              # vectors of the English model, once
    python -m index.training.distil      --data DATA --out WORK              # French sentences onto those vectors
    python -m index.training.contrastive --data DATA --out WORK --stage 1    # (question, passage) pairs
    python -m index.training.mining      --data DATA --out WORK              # hard negatives from BM25 and stage 1
    python -m index.training.contrastive --data DATA --out WORK --stage 2    # the same with hard negatives
    python -m index.training.export      --data DATA --out WORK              # fp32 folder and the compact forms

`DATA` holds the gzip JSON lines described in MODEL_CARD.md. Training steps checkpoint into `WORK/<step>/` and, started
again, continue from the last checkpoint with exactly the result of an undisturbed run; each writes `WORK/<step>/log.txt`.
A CPU with bfloat16 instructions and a CUDA device are both used as they are found.
"""
