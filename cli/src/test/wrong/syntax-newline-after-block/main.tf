locals {} locals {}
