"""The playground, as foreign clients and scripts meet it."""
