"""What each may see of a room: the views, marks with overrides and rulings, flow, gain, trust."""
