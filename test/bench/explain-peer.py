"""The peer of the explanation benchmark: Debian's python3-xgboost.

explain-peer.py train FOLDER NAME   trains a seeded model once: NAME.ubj, NAME.json (dump), rows.f32
explain-peer.py time FOLDER NAME    prints CPU seconds of pred_contribs: one row, 1,000 and 10,000 rows; writes NAME.contributions.f32
explain-peer.py present             ends with 0 when the package is there
"""

import json
import pathlib
import sys
import time

if sys.argv[1] == "present":
    import importlib.util

    sys.exit(0 if importlib.util.find_spec("xgboost") else 1)

import numpy as np
import xgboost

COLUMNS = 13
ROWS = 10_000
SHAPES = {
    "100x6": ({"max_depth": 6, "eta": 0.1}, 100),
    "500x8": ({"max_depth": 8, "eta": 0.05}, 500),
    "deep": ({"max_depth": 16, "max_leaves": 370, "grow_policy": "lossguide", "eta": 0.1, "min_child_weight": 0.01}, 60),
}


def draw(rows, seed):
    random = np.random.default_rng(seed)
    x = random.normal(size=(rows, COLUMNS)).astype(np.float32)
    x[:, 3] = random.integers(0, 6, size=rows)
    x[:, 7] = np.round(x[:, 7] * 3)
    margin = x[:, 0] * x[:, 1] + np.sin(3 * x[:, 2]) + (x[:, 3] == 2) - x[:, 4] ** 2 / 3 + x[:, 5] * x[:, 6] / 2
    y = (random.random(rows) < 1 / (1 + np.exp(-margin))).astype(int)
    x[random.random(x.shape) < 0.03] = np.nan
    return x, y


def train(folder, name):
    settings, trees = SHAPES[name]
    x, y = draw(20_000, 1)
    common = {"objective": "binary:logistic", "base_score": 0.5, "tree_method": "hist", "seed": 1, "nthread": 2}
    model = xgboost.train({**common, **settings}, xgboost.DMatrix(x, y), num_boost_round=trees)
    model.save_model(folder / f"{name}.ubj")
    dump = model.get_dump(dump_format="json", with_stats=True)
    (folder / f"{name}.json").write_text(f'{{"columns":{COLUMNS},"trees":[{",".join(dump)}]}}', encoding="utf-8")
    draw(ROWS, 2)[0].tofile(folder / "rows.f32")


def cpu(work, repeats):
    work()
    times = []
    for _ in range(repeats):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def measure(folder, name):
    model = xgboost.Booster({"nthread": 1})
    model.load_model(folder / f"{name}.ubj")
    rows = np.fromfile(folder / "rows.f32", dtype=np.float32).reshape(-1, COLUMNS)
    single = [xgboost.DMatrix(rows[i : i + 1]) for i in range(20)]
    thousand = xgboost.DMatrix(rows[:1000])
    one = cpu(lambda: [model.predict(row, pred_contribs=True) for row in single], 5) / len(single)
    many = cpu(lambda: model.predict(thousand, pred_contribs=True), 2)
    every = xgboost.DMatrix(rows)
    start = time.process_time()
    model.predict(every, pred_contribs=True)
    more = time.process_time() - start
    model.predict(thousand, pred_contribs=True).tofile(folder / f"{name}.contributions.f32")
    print(json.dumps({"one": one, "thousand": many, "tenThousand": more}))


action, folder, name = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
(train if action == "train" else measure)(folder, name)
