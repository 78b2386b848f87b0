"""The screens: what two people look at together."""
