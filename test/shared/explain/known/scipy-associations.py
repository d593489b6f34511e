"""Reference values of associations. scipy 1.10.1, numpy 1.24.2: python3 scipy-associations.py

Bias-corrected V and epsilon squared are written here from other forms of their formulas than those of the code:
V from scipy's chi-square, epsilon squared from scipy's F statistic, 1 - (n - 1) / (n - k + (k - 1) F).
"""
import json

import numpy as np
from scipy import stats

random = np.random.default_rng(11)
n = 80
x = random.integers(0, 30, n).astype(float)
y = (x + random.normal(0, 12, n)).round(1)
a = np.array(["low", "middle", "high"])[np.digitize(x + random.normal(0, 6, n), [10, 20])]
b = np.where(random.random(n) < 0.8, a, "other")

table = np.array([[np.sum((a == i) & (b == j)) for j in np.unique(b)] for i in np.unique(a)])
chi2 = stats.chi2_contingency(table, correction=False)[0]
r, c = table.shape
phi2 = max(0, chi2 / n - (r - 1) * (c - 1) / (n - 1))
room = min(r - (r - 1) ** 2 / (n - 1), c - (c - 1) ** 2 / (n - 1)) - 1
ranks = stats.rankdata(x)
f = stats.f_oneway(*[ranks[a == i] for i in np.unique(a)])[0]
k = len(np.unique(a))
print(
    json.dumps(
        {
            "x": x.tolist(),
            "y": y.tolist(),
            "a": a.tolist(),
            "b": b.tolist(),
            "spearman": stats.spearmanr(x, y)[0],
            "cramer": float(np.sqrt(phi2 / room)),
            "epsilon": float(np.sqrt(1 - (n - 1) / (n - k + (k - 1) * f))),
        }
    )
)
