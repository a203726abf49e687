"""Seconds for one step of one chain on a diagonal Gaussian, with BlackJAX and NumPyro, double precision, compiled.

    python langevin.py [--dimension 10 1000] [--chains 1 64] [--repeats 5]

Every row is the median of the repeats after one run for the compiler. A step is one gradient.
"""
import argparse
import os
import statistics
import time

os.environ.setdefault("XLA_FLAGS", "--xla_force_host_platform_device_count=2")
import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)
import blackjax
from numpyro.infer import HMC, MCMC


def logdensity_of(dimension):
    curvatures = jnp.logspace(-2, 0, dimension)
    return lambda x: -0.5 * jnp.sum(curvatures * x * x)


def scanned(one_step, chains):
    """steps of all chains in one compiled loop; the mean of squares of the positions is kept alive."""
    step = one_step if chains == 1 else jax.vmap(one_step)

    def run(key, state, steps):
        def body(carry, key):
            keys = key if chains == 1 else jax.random.split(key, chains)
            state = step(keys, carry)
            return state, None

        return jax.lax.scan(body, state, jax.random.split(key, steps))[0]

    return jax.jit(run, static_argnums=2)


def on_two_devices(one_step, chains):
    """Half of the chains on each of two devices of one thread each."""
    half = scanned(one_step, chains // 2)
    return jax.pmap(lambda key, state, steps: half(key, state, steps), static_broadcasted_argnums=2)


def baoab(gradient, step, friction):
    decay = jnp.exp(-friction * step)
    noise = jnp.sqrt(1 - decay**2)

    def one(key, state):
        x, v, g = state
        v = v - 0.5 * step * g
        x = x + 0.5 * step * v
        v = decay * v + noise * jax.random.normal(key, x.shape, x.dtype)
        x = x + 0.5 * step * v
        g = gradient(x)
        return x, v - 0.5 * step * g, g

    return one


def methods(dimension):
    logdensity = logdensity_of(dimension)
    gradient = jax.grad(lambda x: -logdensity(x))
    mala = blackjax.mala(logdensity, 0.1)
    yield "BlackJAX MALA", mala.init, lambda key, state: mala.step(key, state)[0]
    ghmc = blackjax.ghmc(
        logdensity, step_size=0.5, momentum_inverse_scale=jnp.ones(dimension), alpha=0.1, delta=0.3
    )
    yield "BlackJAX GHMC", lambda x: ghmc.init(x, rng_key=jax.random.key(1)), lambda key, state: ghmc.step(key, state)[0]
    sgld = blackjax.sgld(lambda x, batch: jax.grad(logdensity)(x))
    yield "BlackJAX SGLD", sgld.init, lambda key, state: sgld.step(key, state, None, 0.1, 1.0)
    mclmc = blackjax.mclmc(logdensity, L=5.0, step_size=0.5)
    yield "BlackJAX MCLMC", lambda x: mclmc.init(x, jax.random.key(1)), lambda key, state: mclmc.step(key, state)[0]
    yield "JAX, BAOAB by hand", lambda x: (x, jnp.zeros_like(x), gradient(x)), baoab(gradient, 0.5, 0.2)


def timed(call, repeats):
    seconds = []
    call()
    for _ in range(repeats):
        start = time.perf_counter()
        call()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds), min(seconds), max(seconds)


def report(name, dimension, chains, steps, gradients, seconds):
    each = [s / (steps * chains * gradients) * 1e9 for s in seconds]
    print(f"{name:30s} dim {dimension:5d} chains {chains:3d} {each[0]:12.1f} ns a step [{each[1]:.1f}, {each[2]:.1f}]", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--dimension", type=int, nargs="+", default=[10, 1000])
    parser.add_argument("--chains", type=int, nargs="+", default=[1, 64])
    parser.add_argument("--repeats", type=int, default=5)
    arguments = parser.parse_args()
    for dimension in arguments.dimension:
        for chains in arguments.chains:
            steps = max(200, int(2e7 / (dimension + 20) / chains))
            for name, init, one_step in methods(dimension):
                x = jnp.ones(dimension) if chains == 1 else jnp.ones((chains, dimension))
                state = init(x) if chains == 1 else jax.vmap(init)(x)
                run = scanned(one_step, chains)
                call = lambda: jax.block_until_ready(run(jax.random.key(0), state, steps))
                report(name, dimension, chains, steps, 1, timed(call, arguments.repeats))
                if chains > 1:
                    shared = on_two_devices(one_step, chains)
                    halves = jax.tree.map(lambda leaf: leaf.reshape(2, chains // 2, *leaf.shape[1:]), state)
                    keys = jax.random.split(jax.random.key(0), 2)
                    call = lambda: jax.block_until_ready(shared(keys, halves, steps))
                    report(name + ", 2 devices", dimension, chains, steps, 1, timed(call, arguments.repeats))
            potential = lambda x: -logdensity_of(dimension)(x)
            kernel = HMC(potential_fn=potential, step_size=0.5, num_steps=1, adapt_step_size=False, adapt_mass_matrix=False)
            draws = max(200, steps // 10)
            mcmc = MCMC(kernel, num_warmup=0, num_samples=draws, num_chains=chains, chain_method="vectorized", progress_bar=False)
            start = jnp.ones(dimension) if chains == 1 else jnp.ones((chains, dimension))

            def sample():
                mcmc.run(jax.random.key(0), init_params=start)
                jax.block_until_ready(mcmc.get_samples())

            report("NumPyro HMC, 1 leap", dimension, chains, draws, 1, timed(sample, arguments.repeats))


if __name__ == "__main__":
    main()
