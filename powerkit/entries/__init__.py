"""What is done to entries: new versions, actions, history, forgetting, and who may see what."""
