locals {} /* open
