locals {
a=1
tags={
name="x"
environment="y"
}
bc=2
longest_of_all=3
}
