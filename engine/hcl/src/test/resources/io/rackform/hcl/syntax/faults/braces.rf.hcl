a {
}
}
x = 1
b {
  c {
    d = 1
}

e {
}
