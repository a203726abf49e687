"""The same model, data and update as `glissade train` in Python PyTorch; prints milliseconds per training step.

usage: python lstm.py TEXT [--steps N] [--threads N] [--threshold T] [--lr LR]

Two-layer LSTM of width 128 with embedding and linear read-out, batch 32, sequence 50, hidden state handed on, mean
cross-entropy, clipping by the global norm, plain SGD. Loss and gradient norm are read at every step, as a training loop that
logs them does. The first 50 steps are not timed.
"""

import argparse
import time

import torch

WARM_UP = 50


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("text")
    parser.add_argument("--steps", type=int, default=500)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--threshold", type=float, default=0.25)
    parser.add_argument("--lr", type=float, default=16.0)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    width, layers, batch, sequence = 128, 2, 32, 50

    text = open(options.text, encoding="utf-8").read()
    vocabulary = {symbol: i for i, symbol in enumerate(sorted(set(text)))}
    tokens = torch.tensor([vocabulary[symbol] for symbol in text])
    length = len(tokens) // batch
    columns = tokens[: length * batch].view(batch, length).t().contiguous()

    embedding = torch.nn.Embedding(len(vocabulary), width)
    lstm = torch.nn.LSTM(width, width, layers)
    output = torch.nn.Linear(width, len(vocabulary))
    parameters = [p for module in (embedding, lstm, output) for p in module.parameters()]
    optimiser = torch.optim.SGD(parameters, lr=options.lr)
    state = (torch.zeros(layers, batch, width), torch.zeros(layers, batch, width))

    windows = (length - 1) // sequence
    for step in range(options.steps + WARM_UP):
        if step == WARM_UP:
            start = time.perf_counter()
        at = (step % windows) * sequence
        if at == 0:
            state = (torch.zeros(layers, batch, width), torch.zeros(layers, batch, width))
        optimiser.zero_grad(set_to_none=False)
        hidden, state = lstm(embedding(columns[at : at + sequence]), state)
        state = tuple(part.detach() for part in state)
        logits = output(hidden.reshape(-1, width))
        loss = torch.nn.functional.cross_entropy(logits, columns[at + 1 : at + 1 + sequence].reshape(-1))
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(parameters, options.threshold)
        optimiser.step()
        loss.item(), norm.item()
    elapsed = time.perf_counter() - start
    print(f"{1000 * elapsed / options.steps:.3f}")


if __name__ == "__main__":
    main()
