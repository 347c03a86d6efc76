locals {
  a = [1, 2
  b = 3
  c = [1, 2,
  d = 4
  e = f(

  g = 5
  h = (1
  i = {
    j = [
  }
  k = l[
  m = 6
}

n = f(
