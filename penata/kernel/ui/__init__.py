"""How Penata looks and speaks: tokens, components, frames, figures in Indonesian writing."""
