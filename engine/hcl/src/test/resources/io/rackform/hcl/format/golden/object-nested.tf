a = {
  b = {
    c = {
      d  = 1
      ee = 2
    }
    fff = {}
  }
}
