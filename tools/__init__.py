"""What those who work on Liftcare run; nothing of it is needed to run the bot."""
