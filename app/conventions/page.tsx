import { redirectToSchema } from '@/lib/access/short';
import { searchParamsOf, type SearchParams } from '@/lib/search-params';

export default async function ShortConventionsPage({ searchParams }: { searchParams: SearchParams }) {
  return redirectToSchema('/conventions', await searchParamsOf(searchParams));
}
