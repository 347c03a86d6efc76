a = "x${<<E
y
E
}z"
