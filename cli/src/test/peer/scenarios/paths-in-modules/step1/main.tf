module "s" { source = "./sub/dir" }
module "t" { source = "./sub/../sub/dir" }
output "s" { value = module.s }
output "t" { value = module.t }
output "here" { value = [path.module, path.root, abspath(path.module) == path.cwd, pathexpand("/x"), dirname("a/b/c"), basename("a/b/")] }
output "hash" { value = [filemd5("sub/dir/x.txt"), filesha1("${path.root}/sub/dir/x.txt"), filebase64sha256("sub/dir/x.txt")] }
output "ws" { value = "${terraform.workspace}!" }
