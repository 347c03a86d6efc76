# Everything is gone.
