c = <<-E
  here
E
f = { a = 1 }
