a=(x
.y
.z)
