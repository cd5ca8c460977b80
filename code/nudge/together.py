"""Together: the descent of several processes as a program, which torchrun starts on every machine."""

from torch import distributed

from nudge.data import noisy_line
from nudge.parallel import descend_together


# --8<-- [start:main]
def main() -> None:
    """Join the others, descend with them, and print the line."""
    distributed.init_process_group("gloo")  # torchrun has said where they are
    x, y = noisy_line()
    size = distributed.get_world_size()
    theta = descend_together(x, y, [len(x) // size] * size, 0.1, 100)
    print(distributed.get_rank(), theta.tolist())
    distributed.destroy_process_group()


# --8<-- [end:main]


if __name__ == "__main__":
    main()
