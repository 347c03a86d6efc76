a = (x
  .y
.z)
