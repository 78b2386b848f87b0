"""What the app says around its screens: on the way in and out, and in the palette."""

from __future__ import annotations

TITLE = "Coach"
BANK_LEFT_OUT = "Left out of the banks: {fault}"
POLICY_LEFT_OUT = "Left out of the policies: {fault}"
STAYS_OPEN = "Not saved yet, so Coach stays open. It is tried again by itself."

# The palette

KEY = "Key: {key}"
IN_THIS_SCREEN = "In this screen"
QUIT = "Quit"
QUIT_MORE = "Key: ctrl+q. What is being written is saved first"
NEXT_STEP = "Tour: next step"
NEXT_STEP_MORE = "Go on as it is"
END_TOUR = "Tour: end it"
END_TOUR_MORE = "Go on without a guide"
LOOKS = "Looks: {looks}"
LOOKS_MORE = "Until Coach closes"
