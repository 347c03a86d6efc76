locals { y = var.x + 1 }
