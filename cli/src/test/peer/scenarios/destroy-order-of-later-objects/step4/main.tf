locals { nothing = 1 }
