output "p" { value = [path.module, path.root, terraform.workspace, basename(path.cwd) != "", fileexists("${path.module}/x.txt"), file("${path.module}/x.txt")] }
output "set" { value = fileset(path.module, "**/*.t*") }
output "set2" { value = fileset("${path.module}/..", "{dir,zzz}/*") }
