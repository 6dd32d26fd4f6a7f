"""The values that fields of answers and parameters of questions may have, where there are few."""

from __future__ import annotations

from typing import Literal

Role = Literal["lead", "support", "responsible"]
"""What an agency does for a measure: 牵头, 配合, 共同负责."""
Basis = Literal["explicit", "labelled", "first-listed", "sole", "joint", "standing-clause", "subject"]
"""What a duty rests on."""
Level = Literal["national", "province", "city", "county", "township"]
"""Level of a region or of a document."""
Presence = Literal["loaded", "catalogued", "cited"]
"""How much the graph holds of a document: all of it, its outline, or that others name it."""
Relation = Literal["implements", "basis", "mention", "planned", "vague"]
"""In what way a provision names a document."""
Modality = Literal["must", "require", "encourage", "support", "explore", "permit", "strive", "aim", "forbid"]
"""How a measure binds: 必须, 应当, 鼓励, 支持, 探索, 可以, 力争, 目标, 不得."""
Change = Literal["level", "increase", "decrease"]
"""Whether a figure is a level, or by how much something goes up or down."""
Comparator = Literal["=", ">=", ">", "<=", "<", "~", "range"]
"""How what is reached compares with a figure."""
Commitment = Literal["stated", "strive", "binding", "expected"]
"""How firm a figure is: stated, 力争, 约束性, 预期性."""
