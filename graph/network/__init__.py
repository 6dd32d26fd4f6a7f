"""NetworkX views of the graph: the ancestry of documents, the diffusion of clauses, the co-responsibility of agencies."""

from __future__ import annotations

from graph.network.ancestry import ancestry
from graph.network.diffusion import Diffusion, PolicySpread, RegionSpread, Spread, diffusion
from graph.network.responsibility import co_responsibility

__all__ = ["Diffusion", "PolicySpread", "RegionSpread", "Spread", "ancestry", "co_responsibility", "diffusion"]
