"""How fast is it on this machine? `python -m eval.bench` prints figures and judges nothing.

Every figure is a best or a quantile of several repetitions: other programs can only slow a measurement.
"""
