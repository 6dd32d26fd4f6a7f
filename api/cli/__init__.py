"""The command ``zhengmai``: one module for each family of commands, and the terminal that they print to."""
