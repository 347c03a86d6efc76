            resource "a" "b" {
                          name = "x"
            nested {
   deep {
a = 1
       }
                }
    }
