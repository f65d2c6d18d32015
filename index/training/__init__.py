"""How the French sentence encoder is trained. It answers: where do the weights come from?

Not for running the encoder (`index.models` does) nor for judging it (`eval` does: training logs losses only).
Needs the optional extra `training`. Each step reads a data folder and a working folder, has its seed fixed in
`recipe.py` and can be run again alone; prefix them all with `python -m index.training.`:

    tokenizer    --data DATA --out WORK                      the tokens kept of multilingual-e5-small
    start        --data DATA --out WORK                      its weights under those tokens
    contrastive  --data DATA --out WORK                      question–passage pairs
    mining       --data DATA --out WORK                      lookalikes, from BM25 and that model
    reader.train --data DATA --out WORK --start MODEL        the reader, see `index.training.reader`
    distillation --data DATA --out WORK                      lookalikes in the reader's order
    export       --data DATA --out WORK --model M --to DIR   float32 and int8 forms

`DATA` holds the gzip JSON lines that MODEL_CARD.md, beside the weights, describes. What learns
checkpoints into a folder of its name in `WORK` and, started again, continues from its last checkpoint to
exactly the result of an undisturbed run; it logs to `log.txt` there. A CUDA device is used when there is one,
else a CPU, in bfloat16 where it has units for it.
Where JAX is installed, set JAX_PLATFORMS=cpu: bm25s starts it, and it takes three quarters of a GPU's memory.
On glibc, set MALLOC_MMAP_THRESHOLD_=4294967296 and MALLOC_TRIM_THRESHOLD_=8589934592: without them the kernel
takes half of the time; on a shared machine also OMP_WAIT_POLICY=PASSIVE.
"""
