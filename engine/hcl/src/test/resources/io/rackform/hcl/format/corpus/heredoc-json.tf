resource "a" "b" {
policy=<<POLICY
{
  "Version":"2012-10-17",
  "Statement": [ ${jsonencode( { a = 1 } )} ]
}
POLICY
name="x"
}
