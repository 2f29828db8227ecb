"""How far things are: status icon with its word, task list, stage track, missing items and labels."""

from ui.widgets.labels import LabelChip, LabelKind, label_width, paint_label
from ui.widgets.missing_item import MissingItem
from ui.widgets.stage_track import StageTrack, paint_stage_track
from ui.widgets.states import Status, StatusIcon, paint_status, status_word
from ui.widgets.task_list import TaskItem, TaskList, TaskRow

__all__ = [
    "LabelChip",
    "LabelKind",
    "MissingItem",
    "StageTrack",
    "Status",
    "StatusIcon",
    "TaskItem",
    "TaskList",
    "TaskRow",
    "label_width",
    "paint_label",
    "paint_stage_track",
    "paint_status",
    "status_word",
]
