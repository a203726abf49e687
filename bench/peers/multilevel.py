"""Seconds and memory of one hypergradient with TorchOpt, hypertorch and Betty.

    python multilevel.py WORKLOAD METHOD STEPS [--repeats 5] [--threads 2]

WORKLOAD  ridge: least squares, 1,000 rows and features, a penalty for each feature, double precision
          mlp:   perceptron 64-64-10 on 500 rows, a decay for each of its 4,810 parameters, single precision
METHOD    torchopt         recorded steps of MetaSGD, one backward pass
          hypertorch       recorded steps, reverse_unroll
          hypertorch-back  iterates kept, each step computed again going backward
          hypertorch-cg    conjugate gradients at the last iterate, as many iterations as steps, at most 20
          betty-cg         its engine: steps, then 20 iterations of conjugate gradients

One line of JSON: the median seconds, all of them, the growth of resident memory in MB over that before the first
hypergradient, the value and the norm of the hypergradient. Betty and hypertorch are not complete in the registry:
hypertorch (commit 6241dfa) is taken from the folder that PYTHONPATH names.
"""
import argparse
import json
import resource
import time

import torch

parser = argparse.ArgumentParser()
parser.add_argument("workload", choices=["ridge", "mlp"])
parser.add_argument("method")
parser.add_argument("steps", type=int)
parser.add_argument("--repeats", type=int, default=5)
parser.add_argument("--threads", type=int, default=2)
options = parser.parse_args()
torch.set_num_threads(options.threads)


def waves(rows, columns, seed, dtype):
    """The same numbers in every language: sin((i + 1) (j + seed) 12.9898) and so on."""
    i = torch.arange(1, rows + 1, dtype=torch.float64).unsqueeze(1)
    j = torch.arange(1, columns + 1, dtype=torch.float64).unsqueeze(0)
    return torch.sin(i * j * 12.9898 + seed * i + j).to(dtype)


if options.workload == "ridge":
    dtype = torch.float64
    rows = features = 1000
    train, validation = waves(rows, features, 1, dtype), waves(rows, features, 2, dtype)
    truth = waves(features, 1, 3, dtype).squeeze(1) * (torch.arange(features) % 10 == 0)
    y_train = train @ truth + 0.1 * waves(rows, 1, 4, dtype).squeeze(1)
    y_validation = validation @ truth
    start = [torch.zeros(features, dtype=dtype)]
    outer = torch.full((features,), -2.0, dtype=dtype)
    step_size = 0.5

    def loss(params, penalties):
        (w,) = params
        residual = train @ w - y_train
        return 0.5 * residual.square().sum() / rows + 0.5 * (penalties.exp() * w.square()).sum()

    def outer_loss(params, penalties):
        return 0.5 * (validation @ params[0] - y_validation).square().sum() / rows

else:
    dtype = torch.float32
    rows, inputs, hidden, classes = 500, 64, 64, 10
    train, validation = waves(rows, inputs, 1, dtype), waves(rows, inputs, 2, dtype)
    teacher = waves(inputs, classes, 3, dtype)
    y_train, y_validation = (train @ teacher).argmax(1), (validation @ teacher).argmax(1)
    shapes = [(inputs, hidden), (hidden,), (hidden, classes), (classes,)]
    start = [
        0.2 * waves(inputs, hidden, 5, dtype),
        torch.zeros(hidden, dtype=dtype),
        0.2 * waves(hidden, classes, 6, dtype),
        torch.zeros(classes, dtype=dtype),
    ]
    outer = torch.full((sum(t.numel() for t in start),), -6.0, dtype=dtype)
    step_size = 0.1

    def logits(params, x):
        w1, b1, w2, b2 = params
        return torch.tanh(x @ w1 + b1) @ w2 + b2

    def loss(params, penalties):
        flat = torch.cat([p.reshape(-1) for p in params])
        data = torch.nn.functional.cross_entropy(logits(params, train), y_train)
        return data + 0.5 * (penalties.exp() * flat.square()).sum()

    def outer_loss(params, penalties):
        return torch.nn.functional.cross_entropy(logits(params, validation), y_validation)


def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * resource.getpagesize() / 1e6


def by_torchopt():
    import torchopt

    class Inner(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.weights = torch.nn.ParameterList([torch.nn.Parameter(s.clone()) for s in start])

    inner = Inner()
    initial = torchopt.extract_state_dict(inner, by="reference")

    def hypergradient(penalties):
        torchopt.recover_state_dict(inner, initial)
        optimiser = torchopt.MetaSGD(inner, lr=step_size)
        for _ in range(options.steps):
            optimiser.step(loss(list(inner.weights), penalties))
        value = outer_loss(list(inner.weights), penalties)
        return value.item(), torch.autograd.grad(value, penalties)[0]

    return hypergradient


def by_hypertorch(form):
    import hypergrad
    from hypergrad.diff_optimizers import GradientDescent

    step = GradientDescent(loss, step_size)

    def hypergradient(penalties):
        params = [s.clone().requires_grad_() for s in start]
        if form == "unroll":
            for _ in range(options.steps):
                params = step(params, [penalties])
            grads = hypergrad.reverse_unroll(params, [penalties], lambda p, h: outer_loss(p, h[0]), set_grad=False)
        else:
            history = [params]
            for _ in range(options.steps):
                params = [p.detach().requires_grad_() for p in step(params, [penalties], create_graph=False)]
                history.append(params)
            wrapped = lambda p, h: step(p, h)
            if form == "back":
                grads = hypergrad.reverse(
                    history, [penalties], [wrapped] * options.steps, lambda p, h: outer_loss(p, h[0]), set_grad=False
                )
            else:
                grads = hypergrad.CG(
                    params, [penalties], min(20, options.steps), wrapped, lambda p, h: outer_loss(p, h[0]), set_grad=False
                )
        return outer_loss(params, penalties).item(), grads[0]

    # loss takes the penalties themselves, the library hands over a list
    step.loss_f = lambda p, h: loss(p, h[0])
    return hypergradient


def by_betty():
    from betty.configs import Config, EngineConfig
    from betty.engine import Engine
    from betty.problems import ImplicitProblem

    class Penalties(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.values = torch.nn.Parameter(outer.clone())

        def forward(self):
            return self.values

    class Weights(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.weights = torch.nn.ParameterList([torch.nn.Parameter(s.clone()) for s in start])

        def forward(self):
            return list(self.weights)

    class Outer(ImplicitProblem):
        def training_step(self, batch):
            return outer_loss(self.inner(), self())

    class Inner(ImplicitProblem):
        def training_step(self, batch):
            return loss(self(), self.outer())

    def hypergradient(penalties):
        module, weights = Penalties(), Weights()
        top = Outer(
            name="outer", module=module, optimizer=torch.optim.SGD(module.parameters(), lr=1.0),
            train_data_loader=[(torch.zeros(1),)], config=Config(type="cg", cg_iterations=20, cg_alpha=1.0),
        )
        low = Inner(
            name="inner", module=weights, optimizer=torch.optim.SGD(weights.parameters(), lr=step_size),
            train_data_loader=[(torch.zeros(1),)], config=Config(type="cg", cg_iterations=20, cg_alpha=1.0, unroll_steps=options.steps),
        )
        engine = Engine(
            problems=[top, low], dependencies={"u2l": {top: [low]}, "l2u": {low: [top]}},
            config=EngineConfig(train_iters=options.steps, valid_step=10**9),
        )
        engine.run()
        # the engine clears gradients, but a step of size 1 leaves its own in the difference
        return outer_loss(list(weights.weights), None).item(), (outer - module.values).detach()

    return hypergradient


makers = {
    "torchopt": by_torchopt,
    "hypertorch": lambda: by_hypertorch("unroll"),
    "hypertorch-back": lambda: by_hypertorch("back"),
    "hypertorch-cg": lambda: by_hypertorch("cg"),
    "betty-cg": by_betty,
}
hypergradient = makers[options.method]()
penalties = outer.clone().requires_grad_()
before = resident()
seconds = []
for repeat in range(options.repeats + 1):
    began = time.perf_counter()
    value, gradient = hypergradient(penalties)
    seconds.append(time.perf_counter() - began)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
timed = sorted(seconds[1:])
print(
    json.dumps(
        {
            "workload": options.workload,
            "method": options.method,
            "steps": options.steps,
            "median": timed[len(timed) // 2],
            "seconds": timed,
            "memory": peak - before,
            "value": value,
            "norm": gradient.double().norm().item(),
        }
    )
)
