"""The subject itself: reflective supervision by the 4x4x4 model, without screen, disk or clock."""
