"""How Coach can look: dark, light, and a high contrast of our own."""

from __future__ import annotations

from textual.theme import Theme

HIGH_CONTRAST = Theme(
    name="high-contrast",
    primary="#ffffff",
    secondary="#ffff00",
    accent="#ffff00",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    warning="#ffff00",
    error="#ffffff",
    success="#ffffff",
    dark=True,
)
TEXTUAL_THEMES = {
    "dark": "textual-dark",
    "light": "textual-light",
    "high-contrast": "high-contrast",
}
