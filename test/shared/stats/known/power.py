"""Writes power.json: the noncentral t distribution over a grid, by scipy.stats.nct."""

import json
from pathlib import Path

import scipy
from scipy.stats import nct, norm, t as student

grid = []
for degrees in (3, 5, 10, 38, 200, 5000, 99_000, 200_000):
    for shift in (0.5, 2.8, 6.0):
        for t in (-1.0, float(student.ppf(0.975, degrees)), 4.0):
            exact = nct.cdf(t, degrees, shift) if degrees < 150_000 else norm.cdf(t - shift)
            grid.append({"t": t, "degrees": degrees, "shift": shift, "probability": float(exact)})
Path(__file__).with_name("power.json").write_text(
    json.dumps({"scipy": scipy.__version__, "noncentral": grid}, indent=1) + "\n", encoding="utf8"
)
