"""The graph for assistants, over the Model Context Protocol: answers with ids and the words that prove them, so that they can be cited."""
