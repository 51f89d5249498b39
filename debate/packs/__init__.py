"""The pack format: what packs are, loading and checking them."""
