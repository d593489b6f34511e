"""Reference values of grids and partial dependence. scikit-learn 1.2.1, numpy 1.24.2: python3 scikit-learn-effects.py"""
import json

import numpy as np
from sklearn.base import BaseEstimator, RegressorMixin
from sklearn.inspection import partial_dependence


class Steps(BaseEstimator, RegressorMixin):
    def fit(self, x, y=None):
        self.fitted_ = True
        return self

    def predict(self, x):
        return np.where(x[:, 0] > 0.5, 2, -1) * x[:, 1] + np.floor(2 * x[:, 0])


def grid_of(values, points):
    x = np.column_stack([values, np.zeros(len(values))])
    return partial_dependence(Steps().fit(None), x, [0], grid_resolution=points, kind="average")["values"][0]


random = np.random.default_rng(3)
columns = [
    (random.gamma(2, 100, 57).round(2), 12),
    (random.integers(0, 40, 100).astype(float), 12),
    (random.integers(0, 5, 100).astype(float), 12),
    (random.normal(0, 1, 13), 12),
    (np.array([0.0, 1.0, 0.0, 1.0]), 12),
    (random.normal(0, 1, 9), 4),
]
rows = random.normal(0.4, 1, (30, 2)).round(4)
result = partial_dependence(Steps().fit(None), rows, [0], grid_resolution=12, kind="average")
print(
    json.dumps(
        {
            "grids": [
                {"values": v.tolist(), "points": p, "grid": grid_of(v, p).tolist()} for v, p in columns
            ],
            "dependence": {
                "rows": rows.tolist(),
                "column": 0,
                "grid": result["values"][0].tolist(),
                "average": result["average"][0].tolist(),
            },
        }
    )
)
