output "text" { value = file("${path.module}/data.txt") }
output "set" { value = fileset(path.module, "*.txt") }
output "exists" { value = [fileexists("${path.module}/data.txt"), fileexists("${path.module}/no")] }
output "module" { value = path.module }
